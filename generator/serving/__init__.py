"""What a live preview needs: pages rendered on demand, changes watched."""
